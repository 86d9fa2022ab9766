export const handIn = {
  title: 'Hand in',
};
