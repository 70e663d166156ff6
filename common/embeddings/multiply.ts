/**
 * Products of a question with many vectors, sixteen at a time: V8 makes no use of the processor's wide registers for
 * a plain loop, which takes four times as long.
 * @module
 */

/**
 * `multiply(question, vectors, products, count, stride)`, all places in its memory but the last two: for each of so
 * many vectors of `stride` signed bytes, a multiple of 16, the sum of its products with the question's 16-bit numbers,
 * as a 32-bit number. Its text, of which `wat2wasm` makes these bytes:
 *
 *     (module
 *       (memory (export "memory") 18)
 *       (func (export "multiply")
 *         (param $question i32) (param $vectors i32) (param $products i32) (param $count i32) (param $stride i32)
 *         (local $end i32) (local $at i32) (local $sum v128) (local $bytes v128)
 *         (loop $next
 *           (local.set $sum (v128.const i32x4 0 0 0 0))
 *           (local.set $at (local.get $question))
 *           (local.set $end (i32.add (local.get $vectors) (local.get $stride)))
 *           (loop $more
 *             (local.set $bytes (v128.load (local.get $vectors)))
 *             (local.set $sum (i32x4.add (local.get $sum) (i32x4.add
 *               (i32x4.dot_i16x8_s
 *                 (i16x8.extend_low_i8x16_s (local.get $bytes)) (v128.load (local.get $at)))
 *               (i32x4.dot_i16x8_s
 *                 (i16x8.extend_high_i8x16_s (local.get $bytes)) (v128.load offset=16 (local.get $at))))))
 *             (local.set $at (i32.add (local.get $at) (i32.const 32)))
 *             (br_if $more (i32.lt_u
 *               (local.tee $vectors (i32.add (local.get $vectors) (i32.const 16))) (local.get $end))))
 *           (i32.store (local.get $products) (i32.add
 *             (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
 *             (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))
 *           (local.set $products (i32.add (local.get $products) (i32.const 4)))
 *           (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))))
 */
const MODULE =
  "AGFzbQEAAAABCQFgBX9/f39/AAMCAQAFAwEAEgcVAgZtZW1vcnkCAAhtdWx0aXBseQAACpsBAZgBAgJ/AnsDQP0MAAAAAAAAAAAA" +
  "AAAAAAAAACEHIAAhBiABIARqIQUDQCAB/QAEACEIIAcgCP2HASAG/QAEAP26ASAI/YgBIAb9AAQQ/boB/a4B/a4BIQcgBkEgaiEGIAFBEGoi" +
  "ASAFSQ0ACyACIAf9GwAgB/0bAWogB/0bAiAH/RsDamo2AgAgAkEEaiECIANBAWsiAw0ACws=";

/** Bytes that are multiplied at a time. */
const LANES = 16;
const PAGE_BYTES = 65_536;
const BYTE_MAX = 128;
const SHORT_MAX = 32_767;
const SUM_MAX = 2 ** 31 - 1;

type Multiply = (question: number, vectors: number, products: number, count: number, stride: number) => void;

let compiled: { memory: WebAssembly.Memory; multiply: Multiply } | undefined;

/** Made at the first search with vectors; nothing stays in its memory from one call to the next. */
function machine(): NonNullable<typeof compiled> {
  if (compiled === undefined) {
    const bytes = Uint8Array.from(atob(MODULE), (character) => character.charCodeAt(0));
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    compiled = exports as unknown as NonNullable<typeof compiled>;
  }
  return compiled;
}

/**
 * Writes the product of the question with each vector from place `from` to before `to` to the same places of `products`,
 * the vectors standing one after the other. The question is rounded to so many steps as its sums have room for: at
 * 1,024 dimensions to a sixteen-thousandth of its largest number, far finer than the bytes it is multiplied with.
 */
export function multiply(
  question: Float32Array,
  vectors: Int8Array,
  products: Float32Array,
  from: number,
  to: number,
): void {
  const dimensions = question.length;
  if (dimensions === 0 || to <= from) return;
  const stride = Math.ceil(dimensions / LANES) * LANES;
  const { memory, multiply } = machine();
  const needed = stride * 3 + 4 * LANES;
  if (memory.buffer.byteLength < needed) {
    memory.grow(Math.ceil((needed - memory.buffer.byteLength) / PAGE_BYTES));
  }
  let largest = 0;
  for (const value of question) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return void products.fill(0, from, to);
  const steps = Math.min(SHORT_MAX, Math.floor(SUM_MAX / (BYTE_MAX * stride)));
  const shorts = new Int16Array(memory.buffer, 0, stride).fill(0);
  for (let i = 0; i < dimensions; i++) shorts[i] = Math.round(question[i]! * steps / largest);

  const vectorsAt = stride * 2;
  const atOnce = Math.floor((memory.buffer.byteLength - vectorsAt) / (stride + 4));
  const productsAt = vectorsAt + atOnce * stride;
  const bytes = new Int8Array(memory.buffer, vectorsAt, atOnce * stride);
  const sums = new Int32Array(memory.buffer, productsAt, atOnce);
  const scale = largest / steps;
  for (let start = from; start < to; start += atOnce) {
    const count = Math.min(atOnce, to - start);
    if (stride === dimensions) bytes.set(vectors.subarray(start * dimensions, (start + count) * dimensions));
    else {
      // What stands behind a shorter vector is multiplied with nothing.
      for (let i = 0; i < count; i++) {
        const at = (start + i) * dimensions;
        bytes.set(vectors.subarray(at, at + dimensions), i * stride);
      }
    }
    multiply(0, vectorsAt, productsAt, count, stride);
    for (let i = 0; i < count; i++) products[start + i] = sums[i]! * scale;
  }
}
