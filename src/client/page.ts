// What every page does beyond its HTML, as one script.
import './exercise-mark.ts';
import './manifest.ts';
import './offline/page.ts';
import './print.ts';
import './version.ts';
