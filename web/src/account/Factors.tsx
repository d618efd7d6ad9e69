import { Button } from 'antd'
import { useState } from 'react'
import { listFactors, renewRecoveryCodes } from '../../../src/kernel/access/factor/factor.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'
import { AddTotp } from './AddTotp.tsx'
import { AddPasskey } from './AddPasskey.tsx'
import { Passkeys } from './Passkeys.tsx'
import { knowsPasskeys } from './passkey.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { RemoveTotp } from './RemoveTotp.tsx'

/** How the owner proves a second time that it is them, and what helps when the phone is gone. */
export function Factors() {
  const { t } = useText()
  const { data, problem, loading, refetch } = useRoute(listFactors, {})
  const [open, setOpen] = useState<'add' | 'remove' | 'passkey' | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const renew = useAct(renewRecoveryCodes, {
    refresh: [listFactors],
    done: ({ recoveryCodes }) => setCodes(recoveryCodes),
  })
  const close = () => setOpen(null)
  const made = (paper: readonly string[] | null) => {
    close()
    setCodes(paper)
  }
  return (
    <section className="surface stack">
      <h2>{t('account.factors.title')}</h2>
      <p className="field-help">{t('account.factors.help')}</p>
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {renew.problem && <Problem problem={renew.problem} />}
      {loading && <Skeleton lines={2} />}
      {data && (
        <ul className="stack">
          <li className="row row-apart session">
            <div>
              <p className="row">
                <strong>{t('account.factors.totp')}</strong>
                {data.totpSince && <StateTag tone="kept">{t('account.factors.on')}</StateTag>}
              </p>
              <p className="small quiet">
                {data.totpSince ? (
                  <>
                    {t('account.factors.since')} <When at={data.totpSince} />
                  </>
                ) : (
                  t('account.factors.totpWhat')
                )}
              </p>
            </div>
            {data.totpSince ? (
              <Button danger onClick={() => setOpen('remove')}>
                {t('account.factors.remove')}
              </Button>
            ) : (
              <Button onClick={() => setOpen('add')}>{t('account.factors.add')}</Button>
            )}
          </li>
          <Passkeys passkeys={data.passkeys} />
          {(data.totpSince || data.passkeys.length > 0) && (
            <li className="row row-apart session">
              <div>
                <p className="row">
                  <strong>{t('account.factors.paper')}</strong>
                  {data.recoveryCodesLeft < 3 && (
                    <StateTag tone="risk">{t('account.factors.few', { n: data.recoveryCodesLeft })}</StateTag>
                  )}
                </p>
                <p className="small quiet">{t('account.factors.left', { n: data.recoveryCodesLeft })}</p>
              </div>
              <Button loading={renew.busy} onClick={() => void renew.run({})}>
                {t('account.factors.renew')}
              </Button>
            </li>
          )}
        </ul>
      )}
      {data && knowsPasskeys() && (
        <div className="actions">
          <Button onClick={() => setOpen('passkey')}>{t('account.passkey.add')}</Button>
        </div>
      )}
      {open === 'passkey' && <AddPasskey onClose={close} onDone={made} />}
      {open === 'add' && <AddTotp onClose={close} onDone={made} />}
      {open === 'remove' && <RemoveTotp paper={(data?.recoveryCodesLeft ?? 0) > 0} onClose={close} />}
      {codes && <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />}
    </section>
  )
}
