export const mostPasskeys = 10

/**
 * An authenticator that counts its signatures counts upwards (WebAuthn, 6.1.1). One that shows a number that was there before has a twin: somebody
 * copied the key. Those that never count show nought always.
 */
export const isCopied = (kept: number, shown: number): boolean => (kept > 0 || shown > 0) && shown <= kept
