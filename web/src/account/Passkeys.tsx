import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { listFactors, type Factors } from '../../../src/kernel/access/factor/factor.contract.ts'
import { removePasskey } from '../../../src/kernel/access/passkey/passkey.contract.ts'
import { listSessions } from '../../../src/kernel/access/session-list/session-list.contract.ts'
import { useAct } from '../api/hooks.ts'
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'

type Passkey = z.infer<typeof Factors>['passkeys'][number]

/** The passkeys of an account, as lines of the list of its factors. */
export function Passkeys({ passkeys }: { readonly passkeys: readonly Passkey[] }) {
  const { t } = useText()
  const [leaving, setLeaving] = useState<Passkey | null>(null)
  const remove = useAct(removePasskey, { refresh: [listFactors, listSessions], done: () => setLeaving(null) })
  return (
    <>
      {passkeys.map((one) => (
        <li key={one.id} className="row row-apart session">
          <div>
            <p className="row">
              <strong id={`passkey-${one.id}`}>{one.name}</strong>
              <StateTag tone="kept">{t('account.passkey.kind')}</StateTag>
            </p>
            <p className="small quiet">
              {t('account.factors.since')} <When at={one.createdAt} /> ·{' '}
              {one.lastUsedAt ? (
                <>
                  {t('account.passkey.used')} <When at={one.lastUsedAt} />
                </>
              ) : (
                t('account.passkey.unused')
              )}
            </p>
          </div>
          <Button danger aria-describedby={`passkey-${one.id}`} onClick={() => setLeaving(one)}>
            {t('account.passkey.remove')}
          </Button>
        </li>
      ))}
      {leaving && (
        <ConfirmDialog
          title={t('account.passkey.removeTitle', { name: leaving.name })}
          act={t('account.passkey.remove')}
          busy={remove.busy}
          problem={remove.problem}
          onAct={() => void remove.run({ id: leaving.id })}
          onClose={() => setLeaving(null)}
        >
          <p>{t('account.passkey.removeWhy')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
