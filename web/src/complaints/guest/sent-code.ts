type Answer = {
  readonly id: string
  readonly sentTo: string
  readonly resendAfterSeconds: number
  readonly shown: string | null
}

/** What the page keeps of a code that was sent: where to, and from when another may be asked for. */
export const sentCode = ({ id, sentTo, resendAfterSeconds, shown }: Answer) => ({
  id,
  sentTo,
  shown,
  resendAt: Date.now() + resendAfterSeconds * 1000,
})
