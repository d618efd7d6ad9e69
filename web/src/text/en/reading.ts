/** Reading personal data for a purpose. */
export const reading = {
  title: 'How to reach them',
  help: 'Masked until you open it for a purpose. Each read is recorded, and the person sees it.',
  notForYou: 'In your role it is not read in the open.',
  show: 'Show',
  open: 'Show in full: {what}',
  send: 'Show: {what}',
  purpose: 'What it is read for',
  recorded:
    'You, the time, the purpose and the field are recorded, not what it says. It is masked again after a minute.',
  hide: 'Hide',
  number: 'Read number {number}',
  rule: {
    purpose: 'Purpose',
    who: 'Who reads what',
    closed: 'After the case is closed',
    closedDays: 'within {n} days',
    nobody: 'nobody',
  },
}
