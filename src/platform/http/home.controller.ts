import { Controller, Get, Header } from '@nestjs/common';
import { Public } from '../graphql/access.js';

/** Tells a person who opened the address in a browser where she is. */
@Public()
@Controller()
export class HomeController {
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  home(): string {
    return '<!doctype html><html lang="en"><title>Adjoin</title><p>Adjoin is running; its GraphQL API is at <code>/graphql</code>.</p></html>';
  }
}
