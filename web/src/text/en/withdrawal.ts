export const withdrawal = {
  title: 'Withdrawal after the ruling',
  warning:
    'Nobody may ask you to withdraw or to take a review down before you are paid. If somebody does, do not withdraw; tell the platform under "Add a statement".',
  why: 'Why you withdraw',
  free: 'It is my own decision; nobody made it a condition of a refund, of compensation or of anything else.',
  reason: 'What the consumer says',
  answer: 'Do you consent to the withdrawal?',
  yes: 'I consent',
  no: 'I do not',
  means: {
    yes: 'The complaint ends as withdrawn and what is open is owed no longer; what was done stays done.',
    no: 'What was decided or agreed stands; please perform it in time.',
  },
  words: 'In your words',
  shop: 'The shop: {text}',
  stands: 'Until the shop answers, what was decided or agreed stands and its clocks run on.',
  state: {
    asked: 'The shop is asked',
    agreed: 'The shop consented',
    refused: 'The shop did not consent',
    silent: 'No answer in time',
    lapsed: 'No longer needed',
  },
}
