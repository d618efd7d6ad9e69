import type { useText } from '../text/text.ts'

export const channels = [
  'online-service',
  'mailbox',
  'phone',
  'column',
  'hotline-12315',
  'regulator-site',
  'consumer-association',
  'weibo',
  'short-video',
  'forum',
] as const

/** Channels are data of the rulebook: one that is newer than these words shows its own name. */
export function channelWords(t: ReturnType<typeof useText>['t'], channel: string): string {
  // Not where it came from but where it went: never to choose from, only to be read.
  if (channel === 'legal') return t('complaints.channel.legal')
  const known = channels.find((one) => one === channel)
  return known ? t(`complaints.channel.${known}`) : channel
}
