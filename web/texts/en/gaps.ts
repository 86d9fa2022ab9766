export const gaps = {
  title: 'Gap register',
};
