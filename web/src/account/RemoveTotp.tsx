import { listFactors, removeTotp } from '../../../src/kernel/access/factor/factor.contract.ts'
import { listSessions } from '../../../src/kernel/access/session-list/session-list.contract.ts'
import { useAct } from '../api/hooks.ts'
import { CodeField, useTypedCode } from '../parts/CodeField.tsx'
import { DialogForm } from '../parts/DialogForm.tsx'
import { FieldScope } from '../parts/Field.tsx'
import { useText } from '../text/text.ts'

/** Whoever sits at an open screen does not take the owner's protection away: it needs a code of its own. */
export function RemoveTotp(props: { readonly paper: boolean; readonly onClose: () => void }) {
  const { t } = useText()
  const typed = useTypedCode(['totp', ...(props.paper ? ['recovery-code'] : [])])
  const act = useAct(removeTotp, { refresh: [listFactors, listSessions] })
  const send = async () => {
    if (await act.run({ way: typed.way, code: typed.code })) props.onClose()
    else typed.clear()
  }
  return (
    <FieldScope name="totp">
      <DialogForm
        title={t('account.totp.removeTitle')}
        onClose={props.onClose}
        onSend={() => void send()}
        send={t('account.totp.remove')}
        busy={act.busy}
        ready={typed.ready}
      >
        <p>{t('account.totp.removeWhy')}</p>
        <CodeField typed={typed} problem={act.problem} />
      </DialogForm>
    </FieldScope>
  )
}
