import './front.css';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { front } from '../../copy/front';
import { Mark } from '../../ui/Mark';
import { Network } from './Network';

const { landing: copy } = front;

/** The front door: what it is, in one sentence, one picture and three steps. */
export function Landing() {
  useEffect(() => {
    document.title = `${copy.title} · ${front.product}`;
  }, []);
  return (
    <div className="landing">
      <header>
        <span className="brand">
          <Mark />
          {front.product}
        </span>
        <Button component={Link} to="/login" variant="default">
          {copy.signIn}
        </Button>
      </header>
      <main>
        <section className="hero">
          <div>
            <h1 className="display">{copy.heading}</h1>
            <p className="lead">{copy.lead}</p>
            <div className="ways">
              <Button component={Link} to="/register" size="md">
                {copy.register}
              </Button>
              <Button component={Link} to="/login" size="md" variant="default">
                {copy.signIn}
              </Button>
            </div>
          </div>
          <Network labelled />
        </section>
        <section aria-labelledby="steps">
          <h2 id="steps" className="display">
            {copy.steps}
          </h2>
          <ol className="three">
            {copy.step.map(({ title, text }, n) => (
              <li key={title}>
                <span className="figure num" aria-hidden="true">
                  {n + 1}
                </span>
                <h3>{title}</h3>
                <p>{text}</p>
              </li>
            ))}
          </ol>
        </section>
        <section className="promise">
          <h2 className="display">{copy.promise}</h2>
          <p>{copy.promiseText}</p>
        </section>
      </main>
    </div>
  );
}
