/** What was known of a year's working days, and when. */
export const known = {
  on: 'Count by the calendar as known on',
  help: 'Left empty, the present calendar counts. A past day counts a date again as it was told then.',
  counted: 'Counted by the working days as known on {day}',
  versions: 'Arrangements of this year, one after another',
  versionsHelp: 'Each change is kept, so that a date told earlier can be counted again as it was told.',
  always: 'At first',
  since: 'Since {day}',
  countThen: 'Count a limit by it',
}
