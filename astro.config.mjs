import { astroConfig } from './src/config.ts';

// For editors, `astro check` and `astro dev`; the commands of muster call astro with the same configuration.
export default astroConfig({ content: process.env.MUSTER_CONTENT ?? 'content' });
