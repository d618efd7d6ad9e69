import { placeholders, type Placeholder } from '../../../../../src/complaints/desk/templates/template.contract.ts'
import type { useText } from '../../../text/text.ts'

const isGap = (name: string): name is Placeholder => placeholders.platform.some((one) => one === name)

/** The words of a reply as they are read: each gap by what it is filled with. */
export const gapsInWords = (t: ReturnType<typeof useText>['t'], text: string): string =>
  text.replaceAll(/\{([a-zA-Z]+)\}/g, (whole, name: string) =>
    isGap(name) ? `〔${t(`templates.gap.${name}`)}〕` : whole,
  )
