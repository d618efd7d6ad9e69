import { QRCode } from 'antd'
import { beginTotp, confirmTotp, listFactors } from '../../../src/kernel/access/factor/factor.contract.ts'
import { listSessions } from '../../../src/kernel/access/session-list/session-list.contract.ts'
import { useAct } from '../api/hooks.ts'
import { CodeField, useTypedCode } from '../parts/CodeField.tsx'
import { DialogForm } from '../parts/DialogForm.tsx'
import { FieldScope } from '../parts/Field.tsx'
import { Problem } from '../parts/Problem.tsx'
import { useText } from '../text/text.ts'
import { useBegun } from './begun.ts'

/** Scan, type the first six digits, done: the app counts for nothing before that. */
export function AddTotp(props: {
  readonly onClose: () => void
  readonly onDone: (recoveryCodes: readonly string[] | null) => void
}) {
  const { t } = useText()
  const { secret, problem } = useBegun(beginTotp)
  const typed = useTypedCode(['totp'])
  const act = useAct(confirmTotp, { refresh: [listFactors, listSessions] })
  const send = async () => {
    const done = await act.run({ code: typed.code })
    if (done) props.onDone(done.recoveryCodes)
    else typed.clear()
  }
  return (
    <FieldScope name="totp">
      <DialogForm
        title={t('account.totp.title')}
        onClose={props.onClose}
        onSend={() => void send()}
        send={t('account.totp.confirm')}
        busy={act.busy}
        ready={typed.ready && secret !== null}
        missing={t('account.totp.missing')}
      >
        {problem && <Problem problem={problem} />}
        {secret && (
          <div className="totp-code">
            <QRCode value={secret.uri} type="svg" size={180} bordered={false} aria-label={t('account.totp.qr')} />
            <div className="stack">
              <p>{t('account.totp.scan')}</p>
              <p className="small quiet">{t('account.totp.byHand')}</p>
              <p className="code totp-secret">{secret.secret.replaceAll(/(.{4})/g, '$1 ').trim()}</p>
            </div>
          </div>
        )}
        <CodeField typed={typed} problem={act.problem} />
      </DialogForm>
    </FieldScope>
  )
}
