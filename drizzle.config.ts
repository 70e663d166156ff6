import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: "./common/database/schema.ts",
  out: "./sqlite/migrations",
});
