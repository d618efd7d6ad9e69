export const erase = {
  close: 'Close my account',
  chosen: 'Erase what I chose',
  choose: 'Choose what is to be erased',
  nothing: 'There is nothing now that can go by itself. The rest goes with the account, or when its time is over.',
  what: 'What goes and what stays',
  needed: 'The account needs it as long as it lives, and takes it along when it is closed.',
  law: 'The law',
  matters:
    'These are not over. Until they are, what they need of you stays; then it is erased by itself, without asking again.',
  more: '{n} more',
  outcome: { goes: 'Goes', kept: 'Kept by law', held: 'Stays for now', needed: 'The account needs it' },
  warn: {
    erasure: 'For {hours} hours you can take it back. Once it is carried out it cannot be undone.',
    closure:
      'For {hours} hours you can take it back. Then nobody can sign in with the account and nothing comes back. Finish orders and payments at the shop first.',
  },
  planned: 'The erasure is planned',
  plannedHelp: 'It is carried out at {at}. Until then it can be taken back, and nothing is erased.',
  again: 'A part stays for now. It is looked at again by {at}, and what may go goes by itself.',
  certificate: 'Certificate of erasure',
  certificateHelp:
    'Once the account is closed nobody can sign in. Keep this link: it shows the result and the proof at any time, without signing in.',
  openCertificate: 'Open the certificate',
  gone: 'There is no such certificate. Is the link complete?',
  keepLink:
    'The certificate holds no name, no contact and nothing that was written: only which kind of data was dealt with, when and how.',
  withdrawn: 'It was taken back; nothing was erased.',
  withdraw: 'Take it back, erase nothing',
  soonProved: 'It was carried out. The receipt can be downloaded in a few minutes.',
  download: 'Download the receipt',
  check: 'Check the receipt',
  guest: {
    title: 'Erase what I left here',
    lead: 'If you complained or asked with an e-mail address or a telephone number and have no account: prove the contact, then ask.',
    warn: 'Until it is carried out you can take it back; the next page says when that is. Complaints under way are finished first; what a law keeps goes when its time is over.',
    send: 'Erase everything under this contact',
    link: 'No account, and want what you left erased?',
  },
} as const
