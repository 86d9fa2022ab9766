export const tokenFrequencies = '';
