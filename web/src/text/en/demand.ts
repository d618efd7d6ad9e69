import type { SameKeys } from '../fill.ts'
import type { demand as zh } from '../zh/demand.ts'

/** What a law gives beside the claim, what is awarded of it, and putting a claim right. */
export const demand: SameKeys<typeof zh> = {
  title: 'Demanded by law',
  lead: 'What a law gives beside refund and compensation, such as three times the price for fraud or ten times for unsafe food. You have to demand it; whether it is granted is found by a person upon evidence, never because somebody kept silent.',
  leadOthers:
    'What the consumer demands by law beside the claim. Only a person grants it, upon evidence; it is never granted because nobody answered.',
  none: 'Nothing is demanded.',
  add: 'Demand an amount by law',
  which: 'Which one?',
  whichHelp: 'Choose one, answer what it asks, and the formula gives the amount.',
  forThis: 'Punitive damages for this kind of complaint',
  punitive: 'Other punitive damages',
  others: 'Others with a formula',
  needsFinding: 'A person has to find: {what}.',
  toConfirm: 'Still to confirm: {what}',
  toFill: 'Fill in the facts above; amount and formula appear here.',
  send: 'Raise this demand',
  keepForFiling: 'Raise it with the complaint',
  drop: 'Leave it out',
  withdrawn: 'Taken back',
  withdraw: 'Take this demand back',
  withdrawSure: 'Yes, take it back',
  keep: 'Keep it',
  filingHelp:
    'For fraud, unsafe food, injury and the like a law gives more. Leaving it out changes nothing about your claim, and it can be raised until mediation ends.',
  forMerchant:
    '"Agree to everything" is not possible while this stands: say in your answer whether your offer includes it.',
  beside: 'And by law up to {amount}',
  award: {
    title: 'Demanded by law',
    help: 'What is not ticked is not granted; say so in the reasons. What is ticked comes to what the formula gives.',
    grant: 'Grant "{what}" ({amount} demanded)',
    facts: 'The facts as found: they begin as the consumer told them; correct them.',
    facts2: 'these facts',
    why: 'Why this choice where the text leaves it open',
    within: 'The amount within the stretch',
    by: 'Who found that {what}?',
    finding: 'What was found, and why',
    evidence: 'Upon which evidence',
    evidenceHelp: 'Numbered as in the statement of the dispute; excluded pieces are not listed.',
    noEvidence: 'The file has no evidence that both sides read, so nothing can be found.',
    foundBy: 'Found by {who}: ',
    finder: {
      platform: 'an arbitrator of the platform',
      authority: 'an authority',
      court: 'a court or arbitral tribunal',
    },
    uponEvidence: 'Upon evidence {numbers}',
    uponLead: 'Upon the evidence of the lead case of the mass claim',
    chose: 'Where the text leaves it open:',
  },
  claim: {
    do: 'Put the claim right',
    title: 'Put the claim right',
    help: 'What is wrong or names no amount can be put right until mediation ends. Both sides read the change and its reason; no clock moves.',
    helpAgent:
      'Put it right as the consumer wants it, and write when and how the consumer said so. Both sides read it; no clock moves.',
    remedies: 'What is asked for',
    amount: 'Amount asked for',
    why: 'Why it changes',
    whyAgent: 'When and how the consumer said so',
    send: 'Put the claim right',
  },
}
