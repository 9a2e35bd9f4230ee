import type { Words } from '../index.ts';

export const forms: Words['forms'] = {
  reserve: (number, of) => `Reserveblatt ${number} von ${of}`,
  printOwn: (count) =>
    count === 1
      ? 'Dieses Formular aus seiner Datei drucken und hier abheften:'
      : `Dieses Formular ${count}-mal aus seiner Datei drucken und hier abheften:`,
  notInPlan: (file) => `Die Datei ${file} fehlt im Plan. Bis sie da ist, auf diesen Linien schreiben.`,
  form: 'das Formular',
};
