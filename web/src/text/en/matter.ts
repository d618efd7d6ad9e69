export const matter = {
  title: 'Other complaints about the matter',
  leader: 'Goes with',
  leaderHelp:
    'Work on that one: what it answers and how it ends holds for this one too. This one keeps its number and its clocks.',
  merged: 'Complaints that go with this one',
  mergedHelp: 'Each keeps its own number and clocks. The first answer and the end of this one are theirs too.',
  related: 'Related complaints',
  none: 'Nothing is linked, and this person has no other open complaint.',
  some: 'This person has {n} other open complaints.',
  numbers: 'their number {numbers}',
  merge: 'Merge into another',
  separate: 'Undo the merger',
  relate: 'Link another',
  split: 'Split lines off',
  unlink: 'Take off the link',
  oneLine: 'This complaint is about one line only and cannot be split.',
  number: 'Or enter a receipt number',
  lines: 'Lines to split off',
  amount: 'Amount that goes along (yuan)',
  help: {
    merge:
      'Only complaints of one person are merged. Each keeps its number and clocks, and it can be undone at any time.',
    separate: 'Both go on by themselves; nothing written meanwhile is lost.',
    relate: 'A link only helps to find the other one; it changes nothing.',
    split:
      'These lines become a complaint of their own, received when this one was, with the same time limits. The consumer gets its number.',
  },
  do: {
    merge: 'Handle together',
    separate: 'Undo the merger',
    relate: 'Link',
    split: 'Make it a complaint of its own',
  },
}
