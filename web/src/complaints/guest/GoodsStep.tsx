import { Input } from 'antd'
import { Link } from '@tanstack/react-router'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'
import type { GuestChange, GuestDraft } from './guest-draft.ts'

/** What it is about, as far as somebody knows it without an account; those who have one find their orders there. */
export function GoodsStep({ draft, change }: { readonly draft: GuestDraft; readonly change: GuestChange }) {
  const { t } = useText()
  return (
    <>
      <p className="quiet">{t('guest.file.lead')}</p>
      <ul className="stack-tight">
        <li>
          <Link to="/sign-in" search={{ back: '/complaints/new' }}>
            {t('guest.file.signIn')}
          </Link>
        </li>
        <li>
          <Link to="/track">{t('guest.file.follow')}</Link>
        </li>
      </ul>
      <Field
        name="orderNumber"
        label={t('guest.file.orderNumber')}
        required={false}
        help={t('guest.file.orderNumberHelp')}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={80}
            value={draft.orderNumber}
            onChange={(event) => change({ orderNumber: event.target.value })}
          />
        )}
      </Field>
      <Field name="shop" label={t('guest.file.shop')} required={false}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={100}
            value={draft.shop}
            onChange={(event) => change({ shop: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
