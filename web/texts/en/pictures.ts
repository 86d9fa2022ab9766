/** Pictures of any kind. */
export const pictures = {
  moved: (label: string) => `${label}. Arrow keys move it, plus and minus change its size, 0 shows it as at first.`,
  larger: 'Larger',
  smaller: 'Smaller',
  left: 'To the left',
  right: 'To the right',
  up: 'Up',
  down: 'Down',
  whole: 'As at first',
};
