import Callout from '../Callout.astro';
import Mermaid from '../Mermaid.astro';
import Caution from './Caution.astro';
import Channel from './Channel.astro';
import Contact from './Contact.astro';
import Decision from './Decision.astro';
import Fact from './Fact.astro';
import Message from './Message.astro';
import Note from './Note.astro';
import OnPaper from './OnPaper.astro';
import OnScreen from './OnScreen.astro';
import Role from './Role.astro';
import Status from './Status.astro';
import Step from './Step.astro';
import Steps from './Steps.astro';
import UseThisWhen from './UseThisWhen.astro';

/** What the body of a playbook or guide page may hold: `<Content components={playbookComponents} />`. */
export const playbookComponents = {
  Callout,
  Caution,
  Channel,
  Contact,
  Decision,
  Fact,
  Mermaid,
  Message,
  Note,
  OnPaper,
  OnScreen,
  Role,
  Status,
  Step,
  Steps,
  UseThisWhen,
};
