export const penalties = {
  catalogue: {
    level: 'Weight',
    levels: { minor: 'Minor', serious: 'Serious', grave: 'Grave' },
    definition: 'What it is',
    evidence: 'Evidence needed',
    points: 'Points',
    pointsOf:
      '{first} the first time, {second} the second, {third} every later time (of its kind within {months} months)',
    expires: 'Count until',
    expiresMonths: '{months} months after the decision',
    expiresYear: 'the end of the calendar year of the decision',
    forbiddenBy: 'Which law forbids it',
    forbiddenWords:
      '{title}, article {article}. Points and measures are the platform’s own; the law says nothing about them.',
    node: 'From',
    nodePoints: '{points} points',
    measures: 'Measures',
    days: '{measure}, {days} natural days',
    measureNames: {
      warning: 'Warning',
      'no-promotion': 'No promotion',
      'no-new-listings': 'No new listings',
      'removal-proposed': 'Removal proposed (a person decides)',
    },
  },
}
