/** Receipts of facts, and checking them. */
export const proof = {
  button: 'Receipt',
  of: 'Receipt: {title}',
  receipt: 'Receipt of a record',
  explain:
    'This record is numbered and signed: a change, a removal or another order would be found. Keep the receipt; with it you can prove the record even if the platform does not help.',
  what: 'What happened',
  at: 'Recorded',
  index: 'Number',
  indexOf: '{index} (of {size} when it was signed)',
  signed: 'Signed',
  download: 'Download the receipt',
  qr: 'The code opens the page that checks it. It holds a number and hashes, nothing about you.',
  verify: {
    title: 'Check a receipt',
    lead: 'It is checked on your device; nothing is uploaded, and it works without a network.',
    file: 'Choose the receipt',
    drop: 'or drop the file here',
    paste: 'Or paste what it says, or the address in the code',
    check: 'Check the receipt',
    empty: 'Choose a file or paste something first.',
    good: 'The receipt is good: this record was not changed',
    goodShort: 'Good: number {index} is still in the log, which since then was only added to',
    bad: 'The receipt is not good',
    ownKey: 'It is signed with the key that this platform publishes.',
    namedKey:
      'Only the key that the receipt itself names was checked. Compare it with the one that the platform, a witness or the regulator published.',
    details: 'Everything in the receipt',
    offline: 'To keep for long',
    offlineText: 'The program that checks is one file. Keep it, and run it on any computer with Node:',
    command: 'node xiaobao-verify.js RECEIPT KEY',
    program: 'Download the program',
    key: 'The key that the platform publishes:',
    why: {
      'no-receipt': 'This is no receipt, or not all of it was copied.',
      'other-key': 'It was not signed by this platform.',
      'not-signed': 'The signature does not fit: it was changed afterwards, or another key signed it.',
      'not-in-the-tree': 'It does not fit the log as it was signed: something in it was changed.',
      offline:
        'The code holds a number and hashes only; checking it needs a network. Use the receipt itself, or try again later.',
    },
  },
}
