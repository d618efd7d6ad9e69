const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
)
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isBirthday(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > (days[month - 1] ?? 0)) return false
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))
}

/** GB 11643 without its check character: a province that there is and a day that there was. */
export function isIdentityShape(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text) || !provinces.has(text.slice(0, 2))) return false
  const year = Number(text.slice(6, 10))
  return year >= 1850 && year <= 2099 && isBirthday(year, Number(text.slice(10, 12)), Number(text.slice(12, 14)))
}

/** GB 11643: seventeen digits and a check character (ISO 7064 MOD 11-2); the old ones have fifteen and none. */
export function isIdentity(text: string): boolean {
  if (text.length === 15) return isOldIdentity(text)
  if (text.length !== 18 || !isIdentityShape(text)) return false
  let sum = 0
  for (let place = 0; place < 17; place += 1) sum += (weights[place] ?? 0) * (text.charCodeAt(place) - 48)
  return '10X98765432'[sum % 11] === text[17]
}
const isOldIdentity = (text: string): boolean =>
  /^\d{15}$/.test(text) &&
  provinces.has(text.slice(0, 2)) &&
  isBirthday(1900 + Number(text.slice(6, 8)), Number(text.slice(8, 10)), Number(text.slice(10, 12)))

/** ISO/IEC 7812: the check digit of a card. */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48
    const twice = place % 2 === 0 ? digit : digit * 2
    sum += twice > 9 ? twice - 9 : twice
  }
  return sum % 10 === 0
}

const creditLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
/** GB 32100: the eighteen characters of a unified social credit code, the last of which checks the others. */
export function isCreditCode(text: string): boolean {
  if (!/^[1-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return false
  let sum = 0
  for (let place = 0; place < 17; place += 1)
    sum += creditLetters.indexOf(text[place] ?? '') * (creditWeights[place] ?? 0)
  return creditLetters[(31 - (sum % 31)) % 31] === text[17]
}
