// Made by npm run generate from src/kernel/proof; Apache-2.0.
// src/kernel/proof/checkpoint.rules.ts
/** A longer one is nobody's checkpoint; read from outside, it ends here. */
var longest = 65536;
var mostSignatures = 100;
/** Null when it is no signed note. The text is what was signed, to the byte. */
function readNote(note) {
	if (note.length > longest || /[^\P{Cc}\n]/u.test(note) || !note.endsWith("\n")) return null;
	const cut = note.lastIndexOf("\n\n");
	if (cut < 0) return null;
	const text = note.slice(0, cut + 1);
	const lines = note.slice(cut + 2, -1).split("\n");
	if (lines.length > mostSignatures) return null;
	const signatures = lines.map(readSignature);
	return signatures.every((one) => one !== null) ? {
		text,
		signatures
	} : null;
}
function readSignature(line) {
	const parts = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line);
	const bytes = unbase64(parts?.[2] ?? "");
	if (!parts?.[1] || !bytes || bytes.length < 5) return null;
	return {
		name: parts[1],
		keyHash: bytes.slice(0, 4),
		signature: bytes.slice(4)
	};
}
/** Null when the text is no checkpoint. Lines after the root belong to whoever wrote them and change nothing. */
function readCheckpoint(text) {
	const [origin = "", size = "", root = "", ...rest] = text.split("\n");
	const bytes = unbase64(root);
	const counted = /^(?:0|[1-9]\d{0,15})$/.test(size) ? Number(size) : NaN;
	if (origin === "" || !Number.isSafeInteger(counted) || bytes?.length !== 32 || rest.length === 0) return null;
	return {
		origin,
		size: counted,
		root: bytes
	};
}
function joined$1(...parts) {
	return Uint8Array.from(parts.flatMap((part) => [...part]));
}
var base64 = (bytes) => btoa(String.fromCodePoint(...bytes));
/** One way to write each value: padding and unused bits as the standard says. */
function unbase64(text) {
	if (text === "" || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
	const bytes = Uint8Array.from(atob(text), (one) => one.codePointAt(0) ?? 0);
	return base64(bytes) === text ? bytes : null;
}
// src/kernel/proof/sha2.rules.ts
/**
* SHA-256 and SHA-512 (FIPS 180-4) in plain numbers, for the file that checks receipts: browsers give their own only to pages over HTTPS, and only
* with a promise. The constants are worked out as the standard defines them, from the roots of the first primes.
*/
var primes = Array.from({ length: 410 }, (_, n) => n).filter((n) => n > 1 && !Array.from({ length: n }, (_, d) => d).some((d) => d > 1 && n % d === 0));
var bits64 = (1n << 64n) - 1n;
/** The first 64 bits behind the point of the square or cube root. */
function fraction(prime, root) {
	const shifted = BigInt(prime) << BigInt(64 * root);
	let [low, high] = [0n, 1n << 70n];
	while (high - low > 1n) {
		const middle = low + high >> 1n;
		if (middle ** BigInt(root) <= shifted) low = middle;
		else high = middle;
	}
	return low & bits64;
}
var rounds64 = primes.slice(0, 80).map((prime) => fraction(prime, 3));
var begin64 = primes.slice(0, 8).map((prime) => fraction(prime, 2));
var rounds32 = rounds64.slice(0, 64).map((word) => Number(word >> 32n));
var begin32 = begin64.map((word) => Number(word >> 32n));
function sha256(bytes) {
	const state = [...begin32];
	const view = new DataView(padded(bytes, 64).buffer);
	for (let at = 0; at < view.byteLength; at += 64) {
		const w = Array.from({ length: 16 }, (_, i) => view.getUint32(at + i * 4));
		const right = (x, n) => x >>> n | x << 32 - n;
		for (let i = 16; i < 64; i += 1) {
			const [a, b] = [w[i - 15] ?? 0, w[i - 2] ?? 0];
			const s0 = right(a, 7) ^ right(a, 18) ^ a >>> 3;
			const s1 = right(b, 17) ^ right(b, 19) ^ b >>> 10;
			w.push((w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1 | 0);
		}
		let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
		for (let i = 0; i < 64; i += 1) {
			const s1 = right(e, 6) ^ right(e, 11) ^ right(e, 25);
			const t1 = h + s1 + (e & f ^ ~e & g) + (rounds32[i] ?? 0) + (w[i] ?? 0) | 0;
			const t2 = (right(a, 2) ^ right(a, 13) ^ right(a, 22)) + (a & b ^ a & c ^ b & c) | 0;
			[h, g, f, e, d, c, b, a] = [
				g,
				f,
				e,
				d + t1 | 0,
				c,
				b,
				a,
				t1 + t2 | 0
			];
		}
		[
			a,
			b,
			c,
			d,
			e,
			f,
			g,
			h
		].forEach((word, i) => state[i] = (state[i] ?? 0) + word | 0);
	}
	const out = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(32));
	state.forEach((word, i) => out.setUint32(i * 4, word >>> 0));
	return new Uint8Array(out.buffer);
}
function sha512(bytes) {
	const state = [...begin64];
	const view = new DataView(padded(bytes, 128).buffer);
	for (let at = 0; at < view.byteLength; at += 128) {
		const w = Array.from({ length: 16 }, (_, i) => view.getBigUint64(at + i * 8));
		const right = (x, n) => (x >> n | x << 64n - n) & bits64;
		for (let i = 16; i < 80; i += 1) {
			const [a, b] = [w[i - 15] ?? 0n, w[i - 2] ?? 0n];
			const s0 = right(a, 1n) ^ right(a, 8n) ^ a >> 7n;
			const s1 = right(b, 19n) ^ right(b, 61n) ^ b >> 6n;
			w.push((w[i - 16] ?? 0n) + s0 + (w[i - 7] ?? 0n) + s1 & bits64);
		}
		let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
		for (let i = 0; i < 80; i += 1) {
			const s1 = right(e, 14n) ^ right(e, 18n) ^ right(e, 41n);
			const t1 = h + s1 + (e & f ^ ~e & bits64 & g) + (rounds64[i] ?? 0n) + (w[i] ?? 0n) & bits64;
			const t2 = (right(a, 28n) ^ right(a, 34n) ^ right(a, 39n)) + (a & b ^ a & c ^ b & c);
			[h, g, f, e, d, c, b, a] = [
				g,
				f,
				e,
				d + t1 & bits64,
				c,
				b,
				a,
				t1 + t2 & bits64
			];
		}
		[
			a,
			b,
			c,
			d,
			e,
			f,
			g,
			h
		].forEach((word, i) => state[i] = (state[i] ?? 0n) + word & bits64);
	}
	const out = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(64));
	state.forEach((word, i) => out.setBigUint64(i * 8, word));
	return new Uint8Array(out.buffer);
}
function padded(bytes, block) {
	const length = Math.ceil((bytes.length + 1 + block / 8) / block) * block;
	const whole = new Uint8Array(length);
	whole.set(bytes);
	whole[bytes.length] = 128;
	new DataView(whole.buffer).setBigUint64(length - 8, BigInt(bytes.length) * 8n);
	return whole;
}
// src/kernel/proof/ed25519.rules.ts
/** Checks Ed25519 (RFC 8032, 5.1.7), for the file that checks receipts: many phones cannot do it themselves yet. It only checks, so time tells nothing. */
var p = 2n ** 255n - 19n;
var order = 2n ** 252n + 27742317777372353535851937790883648493n;
var mod = (x) => (x % p + p) % p;
function power(base, exponent) {
	let [result, square] = [1n, mod(base)];
	for (let rest = exponent; rest > 0n; rest >>= 1n) {
		if (rest & 1n) result = mod(result * square);
		square = mod(square * square);
	}
	return result;
}
var d = mod(-121665n * power(121666n, p - 2n));
var rootOfMinusOne = power(2n, (p - 1n) / 4n);
var zero = [
	0n,
	1n,
	1n,
	0n
];
function add([x1, y1, z1, t1], [x2, y2, z2, t2]) {
	const a = mod((y1 - x1) * (y2 - x2));
	const b = mod((y1 + x1) * (y2 + x2));
	const c = mod(2n * t1 * t2 * d);
	const e = mod(2n * z1 * z2);
	const [f, g, h, i] = [
		b - a,
		e - c,
		e + c,
		b + a
	];
	return [
		mod(f * g),
		mod(h * i),
		mod(g * h),
		mod(f * i)
	];
}
function times(point, scalar) {
	let [sum, double] = [zero, point];
	for (let rest = scalar; rest > 0n; rest >>= 1n) {
		if (rest & 1n) sum = add(sum, double);
		double = add(double, double);
	}
	return sum;
}
var number = (bytes) => bytes.reduceRight((sum, byte) => sum << 8n | BigInt(byte), 0n);
/** Null when the bytes are no point, or not written the one way. */
function pointOf(bytes) {
	const all = number(bytes);
	const odd = all >> 255n;
	const y = all & 2n ** 255n - 1n;
	if (y >= p) return null;
	const u = mod(y * y - 1n);
	const v = mod(d * y * y + 1n);
	let x = mod(u * v ** 3n) * power(u * v ** 7n, (p - 5n) / 8n);
	if (mod(v * x * x) !== u) x *= rootOfMinusOne;
	x = mod(x);
	if (mod(v * x * x) !== u || x === 0n && odd === 1n) return null;
	if ((x & 1n) !== odd) x = p - x;
	return [
		x,
		y,
		1n,
		mod(x * y)
	];
}
var base = pointOf(Uint8Array.from({ length: 32 }, (_, at) => at === 0 ? 88 : 102)) ?? zero;
var same$1 = ([x1, y1, z1], [x2, y2, z2]) => mod(x1 * z2 - x2 * z1) === 0n && mod(y1 * z2 - y2 * z1) === 0n;
function ed25519Signed(key, message, signature) {
	if (key.length !== 32 || signature.length !== 64) return false;
	const [first, s] = [signature.slice(0, 32), number(signature.slice(32))];
	const [by, r] = [pointOf(key), pointOf(first)];
	if (!by || !r || s >= order) return false;
	const said = new Uint8Array(64 + message.length);
	said.set(first);
	said.set(key, 32);
	said.set(message, 64);
	return same$1(times(base, s), add(r, times(by, number(sha512(said)) % order)));
}
// src/kernel/proof/verify.rules.ts
var hashBytes = 32;
/** What was recorded as number `index` is under this root of a tree of `size`. False for anything else, also for what is no proof at all. */
function includes(sha256, { leaf, index, size, path, root }) {
	if (!counts(index, size) || index >= size || ![
		leaf,
		root,
		...path
	].every(isHash)) return false;
	let [at, last] = [index, size - 1];
	let hash = leaf;
	for (const beside of path) {
		if (last === 0) return false;
		if (isOdd(at) || at === last) {
			hash = node$1(sha256, beside, hash);
			while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
		} else hash = node$1(sha256, hash, beside);
		[at, last] = [half(at), half(last)];
	}
	return last === 0 && same(hash, root);
}
/** The tree of `newSize` begins with everything that the tree of `oldSize` held, in its order, and only adds to it. */
function continues(sha256, { oldSize, newSize, path, oldRoot, newRoot }) {
	if (!counts(oldSize, newSize) || oldSize > newSize || ![
		oldRoot,
		newRoot,
		...path
	].every(isHash)) return false;
	if (oldSize === newSize) return path.length === 0 && same(oldRoot, newRoot);
	if (oldSize === 0) return path.length === 0 && same(oldRoot, sha256(/* @__PURE__ */ new Uint8Array()));
	const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...path] : path;
	if (first === void 0) return false;
	let [at, last] = [oldSize - 1, newSize - 1];
	while (isOdd(at)) [at, last] = [half(at), half(last)];
	let [before, after] = [first, first];
	for (const beside of rest) {
		if (last === 0) return false;
		if (isOdd(at) || at === last) {
			before = node$1(sha256, beside, before);
			after = node$1(sha256, beside, after);
			while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
		} else after = node$1(sha256, after, beside);
		[at, last] = [half(at), half(last)];
	}
	return last === 0 && same(before, oldRoot) && same(after, newRoot);
}
/** A leaf and an inner node can never be mistaken for each other. */
var leafInput = (content) => joined(Uint8Array.of(0), content);
var nodeInput = (left, right) => joined(Uint8Array.of(1), left, right);
var node$1 = (sha256, left, right) => sha256(nodeInput(left, right));
function joined(...parts) {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
var half = (number) => Math.floor(number / 2);
var isOdd = (number) => number % 2 === 1;
var isPowerOfTwo = (number) => {
	let left = number;
	while (left > 1 && !isOdd(left)) left = half(left);
	return left === 1;
};
var counts = (...numbers) => numbers.every((number) => Number.isSafeInteger(number) && number >= 0);
var isHash = (bytes) => bytes.length === hashBytes;
var same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);
// src/kernel/proof/check-receipt.rules.ts
function checkReceipt(text, keys = []) {
	const receipt = readReceipt(text);
	if (!receipt) return {
		ok: false,
		why: "no-receipt"
	};
	if (keys.length > 0 && !keys.includes(receipt.key)) return {
		ok: false,
		why: "other-key"
	};
	const checkpoint = signedCheckpoint(receipt.checkpoint, receipt.key);
	if (!checkpoint) return {
		ok: false,
		why: "not-signed"
	};
	const leaf = sha256(leafInput(new TextEncoder().encode(receipt.content)));
	const { size, root, origin } = checkpoint;
	const { index, path } = receipt;
	if (!includes(sha256, {
		leaf,
		index,
		size,
		path,
		root
	})) return {
		ok: false,
		why: "not-in-the-tree"
	};
	return {
		ok: true,
		key: keys.length > 0 ? "known" : "named-by-receipt",
		origin,
		size,
		index,
		fact: receipt.fact
	};
}
/** What the key signed, or null. */
function signedCheckpoint(note, key) {
	const read = readNote(note);
	const [, name, hash, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(key) ?? [];
	const bytes = encoded === void 0 ? null : unbase64(encoded);
	if (!read || !name || bytes?.length !== 33 || bytes[0] !== 1) return null;
	const text = new TextEncoder().encode(read.text);
	const named = sha256(joined$1(new TextEncoder().encode(`${name}\n`), bytes)).slice(0, 4);
	if (Array.from(named, (byte) => byte.toString(16).padStart(2, "0")).join("") !== hash) return null;
	const checkpoint = read.signatures.some((one) => one.name === name && named.every((byte, at) => byte === one.keyHash[at]) && ed25519Signed(bytes.slice(1), text, one.signature)) ? readCheckpoint(read.text) : null;
	return checkpoint?.origin === name ? checkpoint : null;
}
/** Two checkpoints of one log, the proof between them, as `GET /api/log/consistency` gives it. */
function checkConsistency(before, now, path) {
	const hashes = hashesOf(path);
	const proof = {
		oldSize: before.size,
		oldRoot: before.root,
		newSize: now.size,
		newRoot: now.root
	};
	return hashes !== null && before.origin === now.origin && continues(sha256, {
		...proof,
		path: hashes
	});
}
/** `12.<hash>.400.<root>`, as behind the mark of the address of `/verify`. Null when it is none. */
function readShort(text) {
	const [, index, leaf, size, root] = /^(\d{1,15})\.([\w-]{43})\.(\d{1,15})\.([\w-]{43})$/.exec(text) ?? [];
	if (index === void 0 || leaf === void 0 || size === void 0 || root === void 0) return null;
	return {
		index: Number(index),
		leaf: standard(leaf),
		size: Number(size),
		root: standard(root)
	};
}
var standard = (text) => `${text.replaceAll("-", "+").replaceAll("_", "/")}=`;
/** What a QR code said then, against what the log answers today: still the same number, in a tree that only grew. */
function checkShort(short, answer, key) {
	const now = signedCheckpoint(answer.checkpoint, key);
	if (!now) return "not-signed";
	const [leaf, root, ...path] = hashesOf([
		short.leaf,
		short.root,
		...answer.path
	]) ?? [];
	if (!leaf || !root || answer.leaf !== short.leaf) return "not-in-the-tree";
	const inside = includes(sha256, {
		leaf,
		index: short.index,
		size: now.size,
		path,
		root: now.root
	});
	const grew = checkConsistency({
		origin: now.origin,
		size: short.size,
		root
	}, now, answer.consistency);
	return inside && grew && short.index < short.size ? "good" : "not-in-the-tree";
}
function readReceipt(text) {
	const read = parsed(text);
	const one = isRecord(read) && isRecord(read["receipt"]) ? read["receipt"] : read;
	if (!isRecord(one) || one["format"] !== "xiaobao-receipt/1" || !Array.isArray(one["path"])) return null;
	const { content, index, checkpoint, key } = one;
	if (typeof content !== "string" || typeof index !== "number") return null;
	if (typeof checkpoint !== "string" || typeof key !== "string") return null;
	const fact = parsed(content);
	const path = one["path"].length > 60 ? null : hashesOf(one["path"]);
	return isRecord(fact) && path ? {
		content,
		index,
		checkpoint,
		key,
		fact,
		path
	} : null;
}
var isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
/** Null when one of them is none. */
function hashesOf(texts) {
	const read = texts.map((text) => typeof text === "string" ? unbase64(text) : null);
	return read.every((hash) => hash !== null) ? read : null;
}
// src/kernel/proof/verifier-file.ts
var words = {
	"no-receipt": "This is no receipt. 这不是凭证。",
	"other-key": "It names another key than the one given. 凭证上的公钥与您给出的不同。",
	"not-signed": "Its checkpoint is not signed by its key. 检查点的签名不对。",
	"not-in-the-tree": "Its fact is not under its checkpoint: something was changed. 内容与检查点不符，有改动。"
};
var node = globalThis.process;
var [, script, file, key] = node?.argv ?? [];
var nameIn = (path) => path.split(/[/\\]/).at(-1);
if (node && script !== void 0 && nameIn(script) === nameIn(decodeURIComponent(import.meta.url))) await tell(node, file, key);
async function tell({ exit }, path, known) {
	const say = (line) => console.log(line);
	if (path === void 0) {
		say("node xiaobao-verify.js receipt.json [key]");
		return exit(2);
	}
	const { readFileSync } = await import("node:fs");
	const checked = checkReceipt(readFileSync(path, "utf8"), known === void 0 ? [] : [known]);
	if (!checked.ok) {
		say(`WRONG  ${words[checked.why]}`);
		return exit(1);
	}
	say(`GOOD  number ${checked.index} of ${checked.size} in the log ${checked.origin} 凭证有效，第 ${checked.index} 号，共 ${checked.size} 条`);
	if (checked.key === "named-by-receipt") say("      No key was given: compare it with the one that was published. 未给出公钥，请与公布的公钥核对。");
	say(JSON.stringify(checked.fact, null, 2));
}
export { checkConsistency, checkReceipt, checkShort, readShort, signedCheckpoint };
