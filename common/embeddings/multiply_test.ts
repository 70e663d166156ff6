import assert from "node:assert/strict";
import { multiply } from "./multiply.ts";

/** The same numbers every time. */
function numbers(count: number, seed: number, scale: number): number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state / 2_147_483_647 * 2 - 1) * scale;
  });
}

Deno.test("multiply() gives the products that a plain loop gives, whatever the number of dimensions", async (t) => {
  const cases: [dimensions: number, count: number][] = [
    [1, 3],
    [8, 5],
    [16, 1],
    [17, 40],
    [384, 2_000],
    [1_024, 2_500],
    [1_536, 700],
    [8_192, 9],
  ];
  for (const [dimensions, count] of cases) {
    await t.step(`${count} of ${dimensions}`, () => {
      const question = Float32Array.from(numbers(dimensions, 7, 0.03));
      const vectors = Int8Array.from(numbers(dimensions * count, 11, 127));
      const products = new Float32Array(count + 2).fill(-1);
      const from = count > 4 ? 2 : 0;
      multiply(question, vectors, products, from, count);
      for (let at = from; at < count; at++) {
        let sum = 0, size = 0;
        for (let i = 0; i < dimensions; i++) {
          const product = question[i]! * vectors[at * dimensions + i]!;
          sum += product;
          size += product * product;
        }
        // Beside what two unlike vectors differ by, rounding is nothing.
        assert.ok(
          Math.abs(products[at]! - sum) <= 2e-3 * Math.sqrt(size) + 1e-6,
          `${at}: ${products[at]} not ${sum}`,
        );
      }
      assert.ok([...products.slice(0, from), ...products.slice(count)].every((value) => value === -1));
    });
  }
});

Deno.test("multiply() holds the largest sums there can be", () => {
  for (const dimensions of [16, 1_024, 8_192, 500_000]) {
    const products = new Float32Array(2);
    const vectors = new Int8Array(2 * dimensions).fill(-128, 0, dimensions).fill(127, dimensions);
    multiply(new Float32Array(dimensions).fill(1), vectors, products, 0, 2);
    assert.ok(Math.abs(products[0]! / dimensions + 128) < 0.01, `${products[0]}`);
    assert.ok(Math.abs(products[1]! / dimensions - 127) < 0.01, `${products[1]}`);
  }
});

Deno.test("multiply() gives nothing for a question of noughts", () => {
  const products = new Float32Array(2).fill(5);
  multiply(new Float32Array(16), new Int8Array(32).fill(3), products, 0, 2);
  assert.deepEqual([...products], [0, 0]);
});
