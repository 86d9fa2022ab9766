/** What to do about a table whose columns nobody knows: the same for every diagnostic that says so. */
export const sayItsColumns =
  'say what its columns are: on the page "Hand in", or in a mapping file, of which "hauberk mapping suggest" writes a draft';
