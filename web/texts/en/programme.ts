/** The first page. */
export const programme = {
  title: 'Programme',
  all: 'All programmes',
  bottomLine: 'Bottom line',
  gaps: 'Gaps',
  rank: '#',
  archetype: 'Archetype',
  lost: 'Lost',
  noProgrammes: 'Nothing has been handed in yet.',
};
