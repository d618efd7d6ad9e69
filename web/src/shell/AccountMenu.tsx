import { UserOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { roleWords } from '../../../src/kernel/role.contract.ts'
import { useText } from '../text/text.ts'
import { useSession } from './session.ts'
import { useSignOut } from './sign-out.ts'

/** A plain disclosure: works with keyboard and without any menu machinery. */
export function AccountMenu() {
  const { t, say, list } = useText()
  const { me } = useSession()
  const signOut = useSignOut()
  if (!me) return null
  return (
    <details className="account-menu">
      <summary className="icon-button">
        <UserOutlined aria-hidden="true" /> <span className="account-name">{me.displayName}</span>
      </summary>
      <div className="floating">
        <p>
          <strong>{me.displayName}</strong>
          <br />
          <span className="quiet small">{list(me.roles.map((role) => say(roleWords[role])))}</span>
        </p>
        <Link to="/account">{t('shell.account')}</Link>
        <button type="button" className="plain-button" onClick={signOut}>
          {t('shell.signOut')}
        </button>
      </div>
    </details>
  )
}
