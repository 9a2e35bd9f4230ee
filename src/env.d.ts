/// <reference types="astro/client" />
import type { Site } from './site.ts';

declare global {
  namespace App {
    interface Locals {
      site: Site;
    }
  }
}
