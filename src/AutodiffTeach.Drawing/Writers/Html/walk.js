(() => {
  'use strict';
  const root = document.currentScript.closest('.walk');
  const data = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
  const find = selector => root.querySelector(selector);
  const [stage, controls, slider, play, all] = ['.stage', '.controls', '.slider', '.play', '.all'].map(find);
  const moments = data.moments, last = moments.length - 1;
  const phases = ['Start', 'Forward', 'Backward', 'End'];
  const unborn = data.grows ? 'dim unborn' : 'dim';
  const nameOf = moment => moment.h ?? phases[moment.p];
  const backwardFrom = moments.findIndex(moment => moment.p === 2);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const MATH = 'http://www.w3.org/1998/Math/MathML', SVG = 'http://www.w3.org/2000/svg';
  let now = -1, timer = 0;

  // Formulas come as trees: a text is a number, a name or a sign by its first character, an array says its kind, a number is a fraction.
  const kindOf = text => /^[0-9]/.test(text) ? 'mn' : /^[A-Za-z]/.test(text) ? 'mi' : 'mo';
  const math = tree => {
    if (typeof tree === 'number') return math(data.fractions[tree]);
    const [name, ...parts] = typeof tree === 'string' ? [kindOf(tree), tree] : tree;
    const isLeaf = parts.length === 1 && /^m([ino]|text|space)$/.test(name);
    const element = document.createElementNS(MATH, name);
    if (name === 'mspace') element.setAttribute('width', '0.167em');
    if (name === 'mover') element.setAttribute('accent', 'true');
    if (isLeaf) element.textContent = parts[0];
    else element.append(...parts.map(math));
    return element;
  };
  const inline = piece => {
    if (Array.isArray(piece) && piece[0] === 'mtext') return piece[1];
    const element = document.createElementNS(MATH, 'math');
    element.append(math(piece));
    return element;
  };

  // Every number that ever stands at a node, with the moment from which it stands there.
  const nodes = data.nodes.map(([id, born, gone = Infinity]) => ({ element: document.getElementById(id), born, gone, state: '', numbers: [] }));
  const edges = data.edges.map(([id, born, used, gone = Infinity]) => ({ element: document.getElementById(id), born, used, gone, state: '', text: null, front: null }));
  moments.forEach((moment, k) => {
    for (const [node, kind, markup] of moment.c) {
      let slot = nodes[node].numbers.find(number => number.kind === kind);
      if (!slot) nodes[node].numbers.push(slot = { kind, at: [], markup: [], shown: -1, element: null });
      slot.at.push(k);
      slot.markup.push(markup);
    }
  });
  data.texts.forEach(([edge, markup]) => edges[edge].text = { markup, isShown: false, element: null });

  const place = owner => {
    const group = document.createElementNS(SVG, 'g');
    owner.append(group);
    return group;
  };
  const setState = (item, state) => {
    if (item.state === state) return false;
    item.element.classList.remove(...item.state.split(' ').filter(Boolean));
    item.element.classList.add(...state.split(' ').filter(Boolean));
    item.state = state;
    return true;
  };
  const setNumbers = (node, k) => {
    for (const number of node.numbers) {
      let i = number.at.length - 1;
      while (i >= 0 && number.at[i] > k) i--;
      if (i === number.shown) continue;
      number.element ??= place(node.element);
      number.element.innerHTML = i < 0 ? '' : number.markup[i];
      number.shown = i;
    }
  };
  const setText = (edge, isShown) => {
    if (!edge.text || edge.text.isShown === isShown) return false;
    edge.text.element ??= place(edge.element);
    edge.text.element.innerHTML = isShown ? edge.text.markup : '';
    edge.text.isShown = isShown;
    return true;
  };

  // What stands out is drawn once more in front, where edges share a line; the order in which the picture is read stays.
  const front = place(stage.querySelector('svg'));
  front.setAttribute('aria-hidden', 'true');
  const setFront = (edge, state) => {
    edge.front?.remove();
    edge.front = null;
    if (state === '' || /^dim/.test(state)) return;
    edge.front = edge.element.cloneNode(true);
    for (const name of ['id', 'role', 'aria-roledescription']) edge.front.removeAttribute(name);
    edge.front.querySelector('title')?.remove();
    front.append(edge.front);
  };

  const draw = k => {
    const moment = moments[k], isBack = backwardFrom >= 0 && k >= backwardFrom;
    const strongNodes = new Set(moment.n), strongEdges = new Set(moment.e);
    nodes.forEach((node, i) => {
      setState(node, strongNodes.has(i) ? 'strong' : k >= node.gone ? 'dim gone' : k < node.born ? unborn : '');
      setNumbers(node, k);
    });
    edges.forEach((edge, i) => {
      const isUsed = edge.used >= 0 && edge.used <= k;
      const state = strongEdges.has(i) ? (isBack ? 'strong flow up' : 'strong flow') : isBack ? (isUsed ? 'back' : 'dim') : k >= edge.gone ? 'dim gone' : k < edge.born ? unborn : '';
      const isChanged = setState(edge, state);
      if (setText(edge, isUsed) || isChanged) setFront(edge, state);
    });
    moment.e.forEach(i => front.append(edges[i].front));
  };

  const tell = k => {
    const moment = moments[k];
    find('.panel').className = 'panel ' + phases[moment.p].toLowerCase();
    find('.phase').textContent = nameOf(moment);
    find('.words').replaceChildren(...moment.w.map(inline));
    find('.lines').replaceChildren(...moment.l.map(([isNumbers, tree]) => {
      const item = document.createElement('li');
      if (isNumbers) item.className = 'numbers';
      item.append(inline(tree));
      return item;
    }));
    if (!timer) find('.spoken').textContent = moment.t;
    slider.value = k;
    slider.setAttribute('aria-valuetext', `${k} of ${last}, ${nameOf(moment)}: ${moment.t}`);
    find('.count').textContent = `${k} of ${last}`;
    find('.first').disabled = find('.previous').disabled = k === 0;
    find('.next').disabled = find('.last').disabled = k === last;
    all.querySelectorAll('figure').forEach(figure => {
      const [from, to] = figure.dataset.moments.split(' ').map(Number);
      if (from <= k && k <= to) figure.setAttribute('aria-current', 'step');
      else figure.removeAttribute('aria-current');
    });
  };

  // Keeps what happens in sight where the picture is larger than its window.
  const follow = k => {
    const moment = moments[k];
    const shown = [...moment.n.map(i => nodes[i]), ...(moment.p === 2 ? moment.e.map(i => edges[i]) : [])].map(item => item.element.getBoundingClientRect());
    if (shown.length === 0) return;
    const frame = stage.getBoundingClientRect();
    const nearest = shown.reduce((a, b) => Math.abs(b.left + b.width / 2 - frame.left - frame.width / 2) < Math.abs(a.left + a.width / 2 - frame.left - frame.width / 2) ? b : a);
    const boxes = moment.p === 2 ? shown.filter(box => box.width < frame.width) : [nearest];
    if (boxes.length === 0) return;
    const [left, top] = [Math.min(...boxes.map(box => box.left)), Math.min(...boxes.map(box => box.top))];
    const [right, bottom] = [Math.max(...boxes.map(box => box.right)), Math.max(...boxes.map(box => box.bottom))];
    const beyond = (low, high, from, to) => low < from + 20 || high > to - 20 ? (low + high) / 2 - (from + to) / 2 : 0;
    stage.scrollBy({ left: beyond(left, right, frame.left, frame.right), top: beyond(top, bottom, frame.top, frame.bottom), behavior: calm.matches || timer ? 'auto' : 'smooth' });
  };

  const show = (k, keepsAddress) => {
    k = Math.max(0, Math.min(last, Math.round(k)));
    if (k === now) return;
    now = k;
    draw(k);
    tell(k);
    follow(k);
    if (!keepsAddress) try { history.replaceState(null, '', `#${data.prefix}-${k}`); } catch { /* some hosts forbid it */ }
  };

  const stop = () => {
    clearTimeout(timer);
    timer = 0;
    play.setAttribute('aria-pressed', 'false');
    play.setAttribute('aria-label', 'Play');
    if (now >= 0) find('.spoken').textContent = moments[now].t;
  };
  const tick = () => {
    show(now + 1);
    if (now === last) stop();
    else timer = setTimeout(tick, 2000 / Number(find('.speed select').value));
  };
  const start = () => {
    if (now === last) show(0);
    play.setAttribute('aria-pressed', 'true');
    play.setAttribute('aria-label', 'Pause');
    timer = setTimeout(tick, 300);
  };
  const toggle = () => timer ? stop() : start();
  const go = k => {
    if (timer) stop();
    show(k);
  };

  // The row of small pictures is in the page for readers without scripts; here it is an overview.
  const overview = find('.overview');
  const unfold = () => {
    if (!all.firstChild) all.innerHTML = find('noscript').textContent;
    tell(now);
  };
  overview.addEventListener('click', () => {
    all.hidden = !all.hidden;
    overview.setAttribute('aria-expanded', String(!all.hidden));
    if (!all.hidden) unfold();
  });
  all.addEventListener('click', event => {
    const figure = event.target.closest('figure');
    if (figure) go(Number(figure.dataset.moments.split(' ')[1]));
  });
  addEventListener('beforeprint', unfold);

  const keys = { ArrowRight: () => go(now + 1), ArrowLeft: () => go(now - 1), Home: () => go(0), End: () => go(last), ' ': toggle };
  document.addEventListener('keydown', event => {
    const isOther = !root.contains(event.target) && document.querySelectorAll('.walk').length > 1;
    const isTaken = event.target.closest?.('input, select, textarea, button, a[href], [contenteditable]');
    const isButton = isTaken?.closest('.walk button') && event.key !== ' ';
    if (isOther || isTaken && !isButton || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  find('.first').addEventListener('click', () => go(0));
  find('.previous').addEventListener('click', () => go(now - 1));
  find('.next').addEventListener('click', () => go(now + 1));
  find('.last').addEventListener('click', () => go(last));
  play.addEventListener('click', toggle);
  slider.addEventListener('input', () => go(Number(slider.value)));

  const linked = () => {
    const [, prefix, k] = /^#(.*)-(\d+)$/.exec(decodeURIComponent(location.hash)) ?? [];
    return prefix === data.prefix ? Number(k) : null;
  };
  addEventListener('hashchange', () => {
    const k = linked();
    if (k !== null && k !== now) go(k);
  });
  root.classList.add('live');
  controls.hidden = false;
  show(linked() ?? 0, true);
})();
