import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../text/text.ts'

/** Print it, or hand it on as a link that says nothing about anybody. */
export function ShareBar({ path }: { readonly path: string }) {
  const { t } = useText()
  const [told, setTold] = useState<'shared' | 'sharedByHand' | null>(null)
  const copy = () =>
    // A page on a plain-http network has no clipboard.
    navigator.clipboard === undefined
      ? setTold('sharedByHand')
      : void navigator.clipboard.writeText(linkTo(path)).then(
          () => setTold('shared'),
          () => setTold('sharedByHand'),
        )
  return (
    <div className="stack-tight no-print">
      <div className="actions">
        <Button onClick={() => globalThis.print()}>{t('remedies.result.print')}</Button>
        <Button onClick={copy}>{t('remedies.result.share')}</Button>
      </div>
      <div aria-live="polite">
        {told && <p className="small quiet">{t(`remedies.result.${told}`)}</p>}
        {told === 'sharedByHand' && <p className="code small">{linkTo(path)}</p>}
      </div>
    </div>
  )
}

const linkTo = (path: string): string => globalThis.location.origin + path
