/** What a user of the suite writes, as CONTRIBUTING shows it; each is held by the test kit's contracts and against closed forms. */
package org.l2bench.testkit.example;
