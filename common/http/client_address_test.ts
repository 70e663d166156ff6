import assert from "node:assert/strict";
import { isNetwork, TrustedProxies } from "./client_address.ts";

Deno.test("clientOf() believes X-Forwarded-For as far as the proxies are trusted, and no further", async (t) => {
  const none: string[] = [];
  const proxies = ["127.0.0.1", "10.0.0.0/8", "fd00::/8"];
  const cases: [
    name: string,
    trusted: string[],
    connection: string | undefined,
    header: string | null,
    is: string,
  ][] = [
    ["nobody is trusted", none, "203.0.113.7", "198.51.100.1", "203.0.113.7"],
    ["a client that is no proxy", proxies, "203.0.113.7", "198.51.100.1", "203.0.113.7"],
    ["one proxy", proxies, "127.0.0.1", "198.51.100.1", "198.51.100.1"],
    ["what the client sent itself", proxies, "127.0.0.1", "10.9.9.9, 1.2.3.4, 198.51.100.1", "198.51.100.1"],
    ["two proxies", proxies, "127.0.0.1", "198.51.100.1, 10.1.2.3", "198.51.100.1"],
    ["a proxy's own request", proxies, "127.0.0.1", null, "127.0.0.1"],
    ["proxies only", proxies, "127.0.0.1", "10.1.1.1, 10.1.2.3", "10.1.1.1"],
    ["no address", proxies, "127.0.0.1", "unknown", "127.0.0.1"],
    ["no address left of a proxy", proxies, "127.0.0.1", "'; drop, 10.1.2.3", "10.1.2.3"],
    ["a port", proxies, "127.0.0.1", "198.51.100.1:4711", "198.51.100.1"],
    ["IPv6 with a port", proxies, "fd00::1", "[2001:db8:1:2:3:4:5:6]:4711", "2001:db8:1:2::/64"],
    ["IPv6: one subscriber", none, "2001:db8:1:2:ffff::9", null, "2001:db8:1:2::/64"],
    ["IPv4 in IPv6", proxies, "::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"],
    ["IPv4 in IPv6, itself", none, "::ffff:203.0.113.7", null, "203.0.113.7"],
    ["this machine", none, "::1", null, "::1"],
    ["no connection", proxies, undefined, "198.51.100.1", "unknown"],
  ];
  for (const [name, trusted, connection, header, is] of cases) {
    await t.step(name, () => {
      const headers = new Headers(header === null ? {} : { "x-forwarded-for": header });
      assert.equal(new TrustedProxies(trusted).clientOf(connection, headers), is);
    });
  }
});

Deno.test("isNetwork() knows addresses and networks", () => {
  for (const good of ["10.0.0.1", "10.0.0.0/8", "::1", "fd00::/8", "0.0.0.0/0"]) {
    assert.ok(isNetwork(good), good);
  }
  for (const bad of ["", "10.0.0", "10.0.0.0/33", "::/129", "proxy.example", "10.0.0.0/8/8", "10.0.0.0/"]) {
    assert.equal(isNetwork(bad), false, bad);
  }
});
