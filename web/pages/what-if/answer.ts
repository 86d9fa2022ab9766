/** What the page is answered, and one end item that stops. */
import type { WhatIfPageQuery } from '../../generated/operations.ts';

export type Answer = WhatIfPageQuery['whatIf'];
export type Stop = Answer['nodes'][number];
