/** Which facts of a pause somebody is told about. */
export const pauseNewsKinds = [
  'extension.asked',
  'extension.answered',
  'extension.granted',
  'extension.refused',
  'extension.ended',
  'challenge.holds',
  'force-majeure.began',
  'force-majeure.ended',
] as const
