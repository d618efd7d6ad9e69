import type { SameKeys } from '../fill.ts'
import type { ruling as zh } from '../zh/ruling.ts'

/** Who rules: one, or three together. */
export const ruling: SameKeys<typeof zh> = {
  title: 'Who decides',
  kind: { ruling: 'Ruling', review: 'Review' },
  one: 'One arbitrator',
  three: 'Three arbitrators together',
  because: 'By the platform’s rule: {rule}',
  state: { open: 'Not decided yet', decided: 'Decided', default: 'Decided by default' },
  nobody: 'Nobody free of ties could be drawn yet; whoever becomes available is appointed.',
  drawn: 'Drawn by lot. The name is not shown; there are no ties to either side.',
  you: 'You decide.',
  me: 'you',
  part: { presiding: 'Presiding', member: 'Member', memberN: 'Member {n}' },
  left: { challenged: 'replaced after a challenge', withdrew: 'gave up the seat', silent: 'silent in time, replaced' },
  spoken: 'has spoken',
  empty: 'A seat is empty; until somebody can be drawn the others go on.',
  draft: 'Draft of the ruling (version {n})',
  draftChanged: 'There is a newer draft. Close this form, open it again, and read it first.',
  unanimous: 'The three arbitrators agree.',
  opinion: { label: 'Your opinion', concurs: 'I concur', dissents: 'I dissent (say why below)' },
  wish: {
    label: 'How many decide',
    help: 'Where both sides choose three, three arbitrators decide by majority; otherwise the platform’s rule says how many.',
    rule: 'As the platform’s rule says',
    three: 'Three, please',
  },
}
