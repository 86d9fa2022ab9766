/** Which sources count: able = all; qualified = qualified, chosen and unstated; chosen = chosen only. */
export const countings = ['able', 'qualified', 'chosen'] as const;
export type Counting = (typeof countings)[number];
