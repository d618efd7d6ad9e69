import { Button } from 'antd'
import { Dialog } from '../parts/Dialog.tsx'
import { saveFile } from '../parts/save-file.ts'
import { useText } from '../text/text.ts'

/** Shown once: printed or kept as a file, then the page forgets them. */
export function RecoveryCodes(props: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  const { t } = useText()
  const text = `${t('account.paper.heading')}\n\n${props.codes.join('\n')}\n`
  return (
    <Dialog title={t('account.paper.title')}>
      <p>{t('account.paper.help')}</p>
      <ol className="recovery-codes code">
        {props.codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="actions">
        <Button onClick={() => saveFile(t('account.paper.file'), new Blob([text], { type: 'text/plain' }))}>
          {t('account.paper.save')}
        </Button>
        <Button onClick={() => window.print()}>{t('account.paper.print')}</Button>
        <Button type="primary" onClick={props.onDone}>
          {t('account.paper.done')}
        </Button>
      </div>
    </Dialog>
  )
}
