/** Only a place on this site: nobody is led elsewhere by an address that somebody sent. */
export function safePlace(wanted: string | undefined): string {
  if (wanted === undefined || !wanted.startsWith('/') || /^\/[/\\]/.test(wanted)) return '/'
  return wanted.startsWith('/sign-in') || wanted.startsWith('/set-up') ? '/' : wanted
}
