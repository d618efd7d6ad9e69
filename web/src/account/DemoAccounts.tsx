import { roleWords } from '../../../src/kernel/role.contract.ts'
import { useSession } from '../shell/session.ts'
import { useText } from '../text/text.ts'

/** Only a demo installation has them: one account for every role. */
export function DemoAccounts(props: {
  readonly onFill: (account: { readonly login: string; readonly password: string }) => void
}) {
  const { t, say } = useText()
  const { demoAccounts } = useSession().installation
  if (demoAccounts.length === 0) return null
  return (
    <section className="stack">
      <div>
        <h2>{t('account.signIn.demo')}</h2>
        <p className="quiet">{t('account.signIn.demoHint')}</p>
      </div>
      <ul className="demo-accounts">
        {demoAccounts.map((account) => (
          <li key={account.login}>
            <button type="button" onClick={() => props.onFill(account)}>
              <strong>{say(roleWords[account.role])}</strong>
              <span className="quiet small">{account.displayName}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
